import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import mime from "mime-types";

const UPLOAD_DIR = process.env.UPLOAD_DIR ?? "/var/lib/uploads";

export interface Attachment {
  stream: ReadableStream;
  contentType: string;
  size: number;
}

/** Opens an upload for streaming, or answers null when there is no such file. */
export async function openAttachment(segments: string[]): Promise<Attachment | null> {
  const file = path.join(UPLOAD_DIR, ...segments.map(decodeURIComponent));

  const info = await stat(file).catch(() => null);
  if (!info?.isFile()) return null;

  return {
    stream: Readable.toWeb(createReadStream(file)) as ReadableStream,
    contentType: mime.lookup(file) || "application/octet-stream",
    size: info.size,
  };
}
