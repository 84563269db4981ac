/** What a member chooses for themselves. */
export const settings = {
  title: 'Settings',
  name: 'How you are named',
  displayName: 'Displayed name',
  displayNameHint: 'Shown beside what you write, also beside what you wrote before. The name in the address of your page stays.',
  language: 'Language',
  languageHint: 'Of the pages, in every browser in which you are signed in',
  shelf: 'Your shelf',
  shelfHint: 'Who sees what you recommended, seconded, read and use',
  shelfOpen: 'Everybody',
  shelfPrivate: 'Only you',
  typing: 'While you write',
  typingHint: 'Whether those who read a thread see that you are writing in it',
  typingShown: 'They see it',
  typingHidden: 'They do not',
  corrections: 'What you suggested to correct, and what became of it',
  save: 'Save',
}
