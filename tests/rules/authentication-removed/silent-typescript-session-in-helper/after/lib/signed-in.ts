import { NextResponse } from 'next/server';
import { getServerSession } from 'next-auth';
import { authOptions } from '@/lib/auth';

type Handler<C> = (request: Request, context: C) => Promise<Response>;

/** A handler that answers nobody but whoever is signed in. */
export function signedIn<C>(handler: Handler<C>): Handler<C> {
  return async (request, context) => {
    const session = await getServerSession(authOptions);
    if (!session) {
      return NextResponse.json({ error: 'sign in first' }, { status: 401 });
    }
    return handler(request, context);
  };
}
