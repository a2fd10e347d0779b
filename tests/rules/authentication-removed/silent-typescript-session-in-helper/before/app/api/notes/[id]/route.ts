import { NextResponse } from 'next/server';
import { getServerSession } from 'next-auth';
import { authOptions } from '@/lib/auth';
import { notes } from '@/lib/notes';

export async function PUT(request: Request, { params }: { params: { id: string } }) {
  const session = await getServerSession(authOptions);
  if (!session) {
    return NextResponse.json({ error: 'sign in first' }, { status: 401 });
  }
  const note = await notes.update(params.id, await request.json());
  return NextResponse.json(note);
}
