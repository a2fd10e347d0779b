import { NextResponse } from "next/server";
import { openAttachment } from "@/lib/attachments";
import { getSession } from "@/lib/session";

type Context = { params: Promise<{ path: string[] }> };

export async function GET(_req: Request, { params }: Context) {
  const session = await getSession();
  if (!session) {
    return NextResponse.json({ error: "unauthenticated" }, { status: 401 });
  }

  const { path: segments } = await params;
  const attachment = await openAttachment(segments);
  if (!attachment) {
    return NextResponse.json({ error: "not found" }, { status: 404 });
  }

  return new NextResponse(attachment.stream, {
    headers: {
      "content-type": attachment.contentType,
      "content-length": String(attachment.size),
      "cache-control": "private, max-age=3600",
    },
  });
}
