import { NextResponse } from 'next/server';
import { notes } from '@/lib/notes';
import { noteSchema } from '@/lib/schemas';

interface Context {
  params: { id: string };
}

export async function PUT(request: Request, { params }: Context) {
  const body = noteSchema.parse(await request.json());
  const note = await notes.update(params.id, body);
  return NextResponse.json(note);
}
