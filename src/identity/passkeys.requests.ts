import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsDefined, IsObject, Matches, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { ArrayMaxSize } from '../platform/http/numbered-checks.js';
import { ChoiceField, IntegerField, TextField } from '../platform/http/validators.js';

/** Bytes in base64url, as `toJSON()` of a credential writes them: so many characters at most. */
function BytesField(description: string, max: number, optional = false): PropertyDecorator {
  const pattern = `^[A-Za-z0-9_-]{1,${max}}$`;
  return applyDecorators(
    ApiProperty({ description, type: 'string', pattern, example: 'mVxQ', required: !optional, nullable: optional }),
    // Browsers leave out what is not there; some extensions in their place send null.
    ValidateIf((_object, value) => !optional || (value !== undefined && value !== null)),
    Matches(new RegExp(pattern), { message: `$property must be base64url, of at most ${max} characters` }),
  );
}

/** What extensions of the browser add is open to all, and of no use here: it has to be small, and is not looked at. */
function ExtensionResultsField(max: number): PropertyDecorator {
  const holds = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && JSON.stringify(value).length <= max;
  const defaultMessage = () => `$property must be an object, of at most ${max} characters`;
  return applyDecorators(
    ApiProperty({
      description: 'Not used',
      type: 'object',
      additionalProperties: true,
      selfRequired: false,
      example: {},
    }),
    ValidateIf((_object, value) => value !== undefined),
    ValidateBy({ name: 'isExtensionResults', validator: { validate: holds, defaultMessage } }),
  );
}

/** An object that is looked into. */
function PartField(part: new () => object, description: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: part, description }),
    IsDefined(),
    IsObject(),
    ValidateNested(),
    Type(() => part),
  );
}

/** What both ceremonies of WebAuthn Level 3 answer: `toJSON()` of the credential that a browser gives. */
class PasskeyAnswer {
  @BytesField('The id of the passkey', 1_400)
  id: string;
  @BytesField('The same', 1_400)
  rawId: string;
  @ChoiceField({ description: 'What sort of credential', of: ['public-key'], enumName: 'CredentialType' })
  type: 'public-key';
  @TextField({
    ...{ description: 'How the authenticator is attached', example: 'platform', max: 40 },
    ...{ optional: true, nullable: true },
  })
  authenticatorAttachment?: string | null;
  @ExtensionResultsField(4_000)
  clientExtensionResults?: object;
}

export class PasskeyAttestation {
  @BytesField('What the browser saw', 4_000)
  clientDataJSON: string;
  @BytesField('The public key, and what the authenticator says of it', 16_000)
  attestationObject: string;
  @BytesField('A part of the attestation object', 8_000, true)
  authenticatorData?: string | null;
  @BytesField('The public key, once more', 4_000, true)
  publicKey?: string | null;
  @IntegerField({ description: 'As COSE numbers it', example: -7, min: -70_000, max: 70_000, optional: true })
  publicKeyAlgorithm?: number;
  @ApiProperty({
    ...{ type: 'array', items: { type: 'string', example: 'internal' }, description: 'Ways to the authenticator' },
    ...{ required: false, maxItems: 10 },
  })
  @ValidateIf((_object, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(/^[a-z0-9-]{1,32}$/, { each: true, message: 'transports must be names such as internal' })
  transports?: string[];
}

export class PasskeyRegistration extends PasskeyAnswer {
  @PartField(PasskeyAttestation, 'What the authenticator made')
  response: PasskeyAttestation;
}

class PasskeySignature {
  @BytesField('What the browser saw', 4_000)
  clientDataJSON: string;
  @BytesField('What the authenticator saw', 4_000)
  authenticatorData: string;
  @BytesField('Its signature of both', 1_400)
  signature: string;
  @BytesField('By what it knows the account', 100, true)
  userHandle?: string | null;
}

export class PasskeyAssertion extends PasskeyAnswer {
  @PartField(PasskeySignature, 'What the authenticator signed')
  response: PasskeySignature;
}

class AskedOfPasskey {
  @ApiProperty({
    description: 'What was answered with the options',
    example: 'q5Vw0Q1nXy7bTz3kLr8uEo2cPd4sGh6jAf9mBi0vNxK',
  })
  @Matches(/^[\w-]{43}$/, { message: 'challenge must be the 43 characters that were answered' })
  challenge: string;
}

export class AddPasskeyRequest extends AskedOfPasskey {
  @TextField({ description: 'What you call it', example: 'Laptop', max: 120 })
  name: string;
  @PartField(PasskeyRegistration, 'What navigator.credentials.create gave, by toJSON()')
  response: PasskeyRegistration;
}

export class SignInByPasskeyRequest extends AskedOfPasskey {
  @PartField(PasskeyAssertion, 'What navigator.credentials.get gave, by toJSON()')
  response: PasskeyAssertion;
}
