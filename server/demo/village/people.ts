import type { VillagePerson } from './types.ts'

export const people: VillagePerson[] = [
  { name: 'maren', displayName: 'Maren Thode' },
  { name: 'thordis', displayName: 'Þórdís Hlíðberg' },
  { name: 'gus-a', displayName: 'Gus Abernethy' },
  { name: 'bola', displayName: 'Bọ́lá Oyèlárán' },
  { name: 'lukasz', displayName: 'Łukasz Wójtowicz' },
  { name: 'leyla', displayName: 'ليلى منصور' },
  { name: 'yuchen', displayName: '林雨晨' },
  { name: 'haruka', displayName: '遠藤はるか' },
  { name: 'daryna', displayName: 'Дарина Костюк' },
  { name: 'tainara', displayName: 'Tainara Assunção' },
  { name: 'ravi_k', displayName: 'Ravindra K.' },
  { name: 'moira', displayName: 'Moira Bell' },
  { name: 'jpr', displayName: 'Jean-Perrin Roussel' },
  { name: 'kwabena', displayName: 'Kwabena Ofori' },
]
