import { NextResponse } from 'next/server';
import { getServerSession } from 'next-auth';
import { authOptions } from '@/lib/auth';
import { notes } from '@/lib/notes';

interface Context {
  params: { id: string };
}

export async function PUT(request: Request, { params }: Context) {
  const session = await getServerSession(authOptions);
  if (!session) {
    return NextResponse.json({ error: 'sign in first' }, { status: 401 });
  }
  const body = await request.json();
  const note = await notes.update(params.id, body);
  return NextResponse.json(note);
}
