import type { MemberRow } from '../../db/schema.ts'
import type { Changes } from '../change/changes.ts'
import type { PreviewView } from '../contract/index.ts'
import { mayWrite } from '../members/rules.ts'
import { must } from '../refusal.ts'
import { rendered } from './rendered.ts'

/** A text as it would be shown, and how many of its pictures nobody has described. Stores nothing; refuses what could not be posted. */
export function previewing({ db, now, mount }: Changes): (member: MemberRow, body: string) => Promise<PreviewView> {
  return async (member, body) => {
    must(mayWrite(member, now()))
    const { html } = await rendered(db, body, { isDraft: true, mount: mount() })
    return { html, undescribed: html.split('<img class="bare"').length - 1 }
  }
}
