import { profiles } from './profiles';

export async function POST(request: Request): Promise<Response> {
  const form = await request.formData();
  const name = String(form.get('name') ?? '').trim();
  await profiles.rename(request, name);
  return Response.redirect('/profile', 303);
}
