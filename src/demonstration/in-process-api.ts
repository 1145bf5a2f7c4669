import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { MeResponse, NewApiTokenResponse } from '../identity/identity.responses.js';

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The demonstration met an answer that its story has no place for. */
export class DemonstrationError extends Error {}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The API of an application in this very process: every rule and every right holds as for anybody who asks. */
export class InProcessApi {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly headers: Record<string, string> = {},
  ) {}

  async get<T>(path: string): Promise<T> {
    return (await this.ask('GET', path)).json<T>();
  }

  async post<T>(path: string, body?: object): Promise<T> {
    return (await this.ask('POST', path, body)).json<T>();
  }

  /** Changes what was read at a version. */
  async put<T>(path: string, version: number, body: object): Promise<T> {
    return (await this.ask('PUT', path, body, { 'if-match': `"${version}"` })).json<T>();
  }

  async delete(path: string): Promise<void> {
    await this.ask('DELETE', path);
  }

  /** The same API with a sign-in; undefined where the address and the password do not belong together. */
  async signedIn(email: string, password: string): Promise<InProcessApi | undefined> {
    const response = await this.send('POST', 'sign-ins', { email, password });
    if (response.statusCode === 401) return undefined;
    if (response.statusCode !== 201) throw refusal('POST', 'sign-ins', response);
    const cookie = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
    return new InProcessApi(this.app, { cookie });
  }

  /** The same API about one practice, of those that whoever is signed in is in. */
  about(practiceId: string): InProcessApi {
    return new InProcessApi(this.app, { ...this.headers, 'rapport-practice': practiceId });
  }

  /** The same API with a token instead of a sign-in: it holds whatever the clock is set to. */
  async withToken(): Promise<{ api: InProcessApi; personId: string; tokenId: string }> {
    const { practices } = await this.get<MeResponse>('me');
    const personId = practices[0]?.personId;
    if (!personId) throw new DemonstrationError('The demonstration signed somebody in who is in no practice.');
    const { id, token } = await this.post<NewApiTokenResponse>('api-tokens', {
      name: 'Demonstration',
      expiresInDays: 365,
    });
    return { api: new InProcessApi(this.app, { authorization: `Bearer ${token}` }), personId, tokenId: id };
  }

  private async ask(method: Method, path: string, body?: object, headers?: Record<string, string>) {
    const response = await this.send(method, path, body, headers);
    if (response.statusCode >= 300) throw refusal(method, path, response);
    return response;
  }

  private send(method: Method, path: string, payload?: object, headers: Record<string, string> = {}) {
    const server = this.app.getHttpAdapter().getInstance();
    return server.inject({ method, url: `/api/v1/${path}`, payload, headers: { ...this.headers, ...headers } });
  }
}

function refusal(method: Method, path: string, { statusCode, body }: { statusCode: number; body: string }) {
  const error = new DemonstrationError(
    `The demonstration could not be put in: ${method} ${path} was answered ${statusCode}, ${body}`,
  );
  // Of what fails in a job, its name is kept.
  error.name = `DemonstrationError ${statusCode} of ${method} ${path.replaceAll(UUID, '…')}`;
  return error;
}
