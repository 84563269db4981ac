/** An element as it was read: its name, attributes, and what is inside. */
export interface Element {
  name: string
  attributes: Record<string, string>
  text: string
  children: Element[]
}

const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads a document strictly, as XML 1.0 without a DTD has it: throws at anything that is not well-formed. */
export function readXml(document: string): Element {
  const illegal = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.exec(document)
  if (illegal) throw new Error(`U+${illegal[0].codePointAt(0)!.toString(16)} may stand in no document`)
  const root: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  let rest = document.replace(/^<\?xml [^?]*\?>\s*/, '')
  while (rest) {
    const here = open.at(-1)!
    const text = /^[^<]+/.exec(rest)?.[0]
    const tag = /^<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/.exec(rest)
    if (text) here.text += decoded(text)
    else if (!tag) throw new Error(`not well-formed: ${rest.slice(0, 60)}`)
    else if (tag[1]) {
      if (open.pop()!.name !== tag[2]) throw new Error(`</${tag[2]}> closes <${here.name}>`)
    } else {
      const element = { name: tag[2]!, attributes: attributesIn(tag[3]!), text: '', children: [] }
      here.children.push(element)
      if (!tag[4]) open.push(element)
    }
    rest = rest.slice((text ?? tag![0]).length)
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim()) throw new Error('not one whole element')
  return root.children[0]!
}

/** The texts of the elements of a name anywhere below one. */
export function textsOf(element: Element, name: string): string[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child.text] : []), ...textsOf(child, name)])
}

function attributesIn(text: string): Record<string, string> {
  const found = [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]): [string, string] => [name!, decoded(value!)])
  if (new Set(found.map(([name]) => name)).size !== found.length) throw new Error(`twice the same attribute: ${text}`)
  return Object.fromEntries(found)
}

function decoded(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> stands in a text')
  return text.replace(/&([^;]*;?)/g, (whole, name: string) => {
    const sign = name.endsWith(';') && names[name.slice(0, -1)]
    if (!sign) throw new Error(`${whole} is no entity`)
    return sign
  })
}
