import { NextResponse } from 'next/server';
import { signedIn } from '@/lib/signed-in';
import { notes } from '@/lib/notes';

export const PUT = signedIn(async (request: Request, { params }: { params: { id: string } }) => {
  const note = await notes.update(params.id, await request.json());
  return NextResponse.json(note);
});
