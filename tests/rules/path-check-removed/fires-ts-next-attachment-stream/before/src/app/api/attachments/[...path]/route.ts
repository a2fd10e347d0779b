import { readFile } from "node:fs/promises";
import path from "node:path";
import { NextResponse } from "next/server";
import mime from "mime-types";
import { getSession } from "@/lib/session";

const ROOT = path.resolve(process.env.UPLOAD_DIR ?? "/var/lib/uploads");

type Context = { params: { path: string[] } };

export async function GET(_req: Request, { params }: Context) {
  const session = await getSession();
  if (!session) {
    return NextResponse.json({ error: "unauthenticated" }, { status: 401 });
  }

  const target = path.resolve(ROOT, ...params.path.map(decodeURIComponent));
  if (!target.startsWith(ROOT + path.sep)) {
    return NextResponse.json({ error: "not found" }, { status: 404 });
  }

  try {
    const data = await readFile(target);
    return new NextResponse(data, {
      headers: {
        "content-type": mime.lookup(target) || "application/octet-stream",
        "cache-control": "private, max-age=3600",
      },
    });
  } catch {
    return NextResponse.json({ error: "not found" }, { status: 404 });
  }
}
