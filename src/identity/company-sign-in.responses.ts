import { ApiProperty } from '@nestjs/swagger';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

export class IdentityProviderResponse {
  @ApiProperty({ ...id, type: String, nullable: true, description: 'Null where the company has none, as all else' })
  id: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'https://login.example.org' }) issuer: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'rapport' }) clientId: string | null;
  @ApiProperty({
    ...{ type: String, nullable: true, description: 'For the company’s people, to sign in by' },
    example: 'https://rapport.example.org/sign-in#company=019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11',
  })
  link: string | null;
  @ApiProperty({
    description: 'For the provider: where it sends browsers back to',
    example: 'https://rapport.example.org/api/v1/sign-ins/by-company/callback',
  })
  callbackUrl: string;
  @ApiProperty({ type: 'integer', example: 1, description: '0 where there is none' }) version: number;
}

export class CompanySignInResponse {
  @ApiProperty({ description: 'Where to send the browser', example: 'https://login.example.org/authorize?…' })
  url: string;
}
