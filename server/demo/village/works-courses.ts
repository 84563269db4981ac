import type { NewWork } from '../../../server/contract/index.ts'

export const mit: NewWork = {
  kind: 'course',
  title: 'MIT 6.5840: Distributed Systems',
  creators: ['Robert Morris'],
  url: 'https://pdos.csail.mit.edu/6.824/',
  aliases: ['MIT 6.824', '6.5840'],
}

export const gossipGlomers: NewWork = {
  kind: 'course',
  title: 'Gossip Glomers',
  creators: ['Fly.io', 'Kyle Kingsbury'],
  url: 'https://fly.io/dist-sys/',
}

export const cmuDatabases: NewWork = {
  kind: 'course',
  title: 'CMU 15-445: Intro to Database Systems',
  creators: ['Andy Pavlo'],
  url: 'https://15445.courses.cs.cmu.edu/',
}

export const missingSemester: NewWork = {
  kind: 'course',
  title: 'The Missing Semester of Your CS Education',
  creators: ['Anish Athalye', 'Jon Gjengset', 'Jose Javier Gonzalez Ortiz'],
  url: 'https://missing.csail.mit.edu/',
}

export const cs50: NewWork = {
  kind: 'course',
  title: 'CS50x: Introduction to Computer Science',
  creators: ['David J. Malan'],
  url: 'https://cs50.harvard.edu/x/',
  aliases: ['CS50'],
}

export const nandToTetris: NewWork = {
  kind: 'course',
  title: 'Nand to Tetris',
  creators: ['Noam Nisan', 'Shimon Schocken'],
  url: 'https://www.nand2tetris.org/',
}

export const comprehensiveRust: NewWork = {
  kind: 'course',
  title: 'Comprehensive Rust',
  creators: ['Google'],
  url: 'https://google.github.io/comprehensive-rust/',
}

export const goWithTests: NewWork = {
  kind: 'course',
  title: 'Learn Go with Tests',
  creators: ['Chris James'],
  url: 'https://quii.gitbook.io/learn-go-with-tests',
}

export const learnAccessibility: NewWork = {
  kind: 'course',
  title: 'Learn Accessibility',
  creators: ['web.dev'],
  url: 'https://web.dev/learn/accessibility',
}

export const techWriting: NewWork = {
  kind: 'course',
  title: 'Technical Writing Courses',
  creators: ['Google'],
  url: 'https://developers.google.com/tech-writing',
}
