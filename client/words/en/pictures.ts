/** Sending pictures. */
export const pictures = {
  title: 'Add a picture',
  lead: 'JPEG, PNG, GIF, WebP or AVIF, at most 10 MB. It is made smaller, and what the camera noted is left out.',
  file: 'Picture',
  alt: 'What it shows',
  altHint: 'In a sentence, for who does not see it.',
  send: 'Send the picture',
  sent: 'Your picture is here',
  unused: 'Not in a post yet',
  unusedHint: 'What is in no post for a day is removed.',
  paste: 'Put this line where the picture should stand',
  unnamed: 'Picture',
}
