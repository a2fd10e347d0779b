import { profiles } from './profiles';

const SITE = new URL(process.env.SITE_URL ?? 'https://example.org').host;

export async function POST(request: Request): Promise<Response> {
  const origin = request.headers.get('origin');
  if (!origin || new URL(origin).host !== SITE) {
    return new Response('wrong origin', { status: 403 });
  }
  const form = await request.formData();
  await profiles.rename(request, String(form.get('name')));
  return Response.redirect('/profile', 303);
}
