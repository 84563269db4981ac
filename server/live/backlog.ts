import type { Socket } from 'socket.io'

/** Past this a reader is so far behind that asking for the whole is cheaper than what waits for it. */
export const backlogBytes = 256 * 1024

/** Bytes that were sent to a socket and not taken by its network yet. */
export function backlogOf(socket: Socket): number {
  const { transport, writeBuffer } = socket.conn as unknown as {
    transport: { socket?: { bufferedAmount?: number } }
    writeBuffer: { data?: { length?: number } }[]
  }
  const queued = writeBuffer.reduce((sum, packet) => sum + (packet.data?.length ?? 0), 0)
  return queued + (transport.socket?.bufferedAmount ?? 0)
}
