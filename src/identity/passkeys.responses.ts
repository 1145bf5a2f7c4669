import { ApiProperty } from '@nestjs/swagger';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const challenge = { description: 'To be signed, and sent back with the answer', example: 'q5V…' };
const timeout = { type: 'integer' as const, description: 'Milliseconds', example: 300_000 };
const credentialId = { description: 'As the authenticator named it, in base64url', example: 'mVxQ' };

export class PasskeyResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ example: 'Laptop' }) name: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it last signed in' })
  lastUsedAt: string | null;
}

export class PasskeysResponse {
  @ApiProperty({ type: [PasskeyResponse] }) items: PasskeyResponse[];
}

class RelyingPartyResponse {
  @ApiProperty({ example: 'Rapport' }) name: string;
  @ApiProperty({ description: 'The host that passkeys are bound to', example: 'rapport.example.org' }) id: string;
}

class PasskeyOwnerResponse {
  @ApiProperty({ description: 'By what the passkey knows the account, in base64url', example: 'AZqLXjwf…' }) id: string;
  @ApiProperty({ format: 'email' }) name: string;
  @ApiProperty({ example: 'Ada Byron' }) displayName: string;
}

class PasskeyAlgorithmResponse {
  @ApiProperty({ enum: ['public-key'] }) type: 'public-key';
  @ApiProperty({ type: 'integer', description: 'As COSE numbers it', example: -7 }) alg: number;
}

class KnownPasskeyResponse {
  @ApiProperty({ enum: ['public-key'] }) type: 'public-key';
  @ApiProperty(credentialId) id: string;
  @ApiProperty({ type: [String], example: ['internal'] }) transports: string[];
}

class PasskeySelectionResponse {
  @ApiProperty({ enum: ['required'] }) residentKey: 'required';
  @ApiProperty() requireResidentKey: boolean;
  @ApiProperty({ enum: ['required'] }) userVerification: 'required';
}

class PasskeyExtensionsResponse {
  @ApiProperty() credProps: boolean;
}

export class CreationOptionsResponse {
  @ApiProperty({ type: RelyingPartyResponse }) rp: RelyingPartyResponse;
  @ApiProperty({ type: PasskeyOwnerResponse }) user: PasskeyOwnerResponse;
  @ApiProperty(challenge) challenge: string;
  @ApiProperty({ type: [PasskeyAlgorithmResponse] }) pubKeyCredParams: PasskeyAlgorithmResponse[];
  @ApiProperty(timeout) timeout: number;
  @ApiProperty({ type: [KnownPasskeyResponse], description: 'Yours: their devices make no second one' })
  excludeCredentials: KnownPasskeyResponse[];
  @ApiProperty({ type: PasskeySelectionResponse }) authenticatorSelection: PasskeySelectionResponse;
  @ApiProperty({ enum: ['none'] }) attestation: 'none';
  @ApiProperty({ type: PasskeyExtensionsResponse }) extensions: PasskeyExtensionsResponse;
  @ApiProperty({ type: [String], example: [] }) hints: string[];
}

export class RequestOptionsResponse {
  @ApiProperty({ description: 'The host that passkeys are bound to', example: 'rapport.example.org' }) rpId: string;
  @ApiProperty(challenge) challenge: string;
  @ApiProperty(timeout) timeout: number;
  @ApiProperty({ enum: ['required'] }) userVerification: 'required';
}

export class NewPasskeyOptionsResponse {
  @ApiProperty(challenge) challenge: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({
    type: CreationOptionsResponse,
    description: 'For PublicKeyCredential.parseCreationOptionsFromJSON, and with that navigator.credentials.create',
  })
  options: CreationOptionsResponse;
}

export class PasskeyOptionsResponse {
  @ApiProperty(challenge) challenge: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({
    type: RequestOptionsResponse,
    description: 'For PublicKeyCredential.parseRequestOptionsFromJSON, and with that navigator.credentials.get',
  })
  options: RequestOptionsResponse;
}
