import type { ColumnType, Generated } from 'kysely'

/** A bigint, which pg reads as a string. */
export type Id = string
export type MadeId = ColumnType<Id, never, never>
export type Time = ColumnType<Date, Date | string, Date | string>
export type MadeTime = ColumnType<Date, Date | string | undefined, Date | string>
export type Count = Generated<number>
