import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { isLocalDate, isTimeZone } from '../clock/zones.js';
import { ArrayMaxSize, ArrayMinSize, HasLength, Max, MaxLength, Min } from './numbered-checks.js';

/**
 * Fields of requests: each says at once what is checked and what the OpenAPI document tells, so that the two cannot
 * differ. A field that may be left out is `{ optional: true }`; one that may be emptied by PATCH is `{ nullable: true }`.
 */
interface FieldOptions {
  description: string;
  example?: unknown;
  optional?: boolean;
  nullable?: boolean;
  default?: unknown;
}

function field(
  options: FieldOptions,
  documented: ApiPropertyOptions,
  ...checks: PropertyDecorator[]
): PropertyDecorator {
  const { optional, nullable, ...told } = options;
  const required = !optional && options.default === undefined;
  // "Optional" means left out: a null where none is taken is told, not passed over.
  const absent = (value: unknown) => value === undefined || (nullable === true && value === null);
  return applyDecorators(
    ApiProperty({ ...told, ...documented, required, ...(nullable && { nullable }) } as ApiPropertyOptions),
    ...(required && !nullable ? [] : [ValidateIf((_object, value) => !absent(value))]),
    ...checks,
  );
}

/** Text between two lengths, trimmed. */
export function TextField(options: FieldOptions & { min?: number; max: number }): PropertyDecorator {
  const { min = 1, max, ...rest } = options;
  return field(
    rest,
    { type: 'string', minLength: min, maxLength: max },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(),
    HasLength(min, max),
  );
}

/** Several texts between two lengths. */
export function TextsField(
  options: FieldOptions & { max: number; items: { min: number; max: number } },
): PropertyDecorator {
  const { max, items, ...rest } = options;
  return field(
    rest,
    {
      ...{ type: 'array', minItems: items.min, maxItems: items.max },
      items: { type: 'string', minLength: 1, maxLength: max },
    },
    IsArray(),
    ArrayMinSize(items.min),
    ArrayMaxSize(items.max),
    IsString({ each: true }),
    HasLength(1, max, { each: true }),
  );
}

/** Text as it was typed, spaces and all. */
export function VerbatimField(options: FieldOptions & { max: number }): PropertyDecorator {
  const { max, ...rest } = options;
  return field(rest, { type: 'string', maxLength: max }, IsString(), HasLength(0, max));
}

export function EmailField(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'string', format: 'email', maxLength: 254 },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)),
    IsEmail(),
    MaxLength(254),
  );
}

export function PasswordField(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: 'string', format: 'password', minLength: 8, maxLength: 128 },
    IsString(),
    HasLength(8, 128),
  );
}

export function IdField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: 'string', format: 'uuid' }, IsUUID());
}

export function IdsField(options: FieldOptions & { max: number }): PropertyDecorator {
  const { max, ...rest } = options;
  return field(
    rest,
    { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: max },
    IsArray(),
    ArrayMaxSize(max),
    IsUUID(undefined, { each: true }),
  );
}

export function IntegerField(options: FieldOptions & { min: number; max: number }): PropertyDecorator {
  const { min, max, ...rest } = options;
  return field(rest, { type: 'integer', minimum: min, maximum: max }, IsInt(), Min(min), Max(max));
}

export function BooleanField(options: FieldOptions): PropertyDecorator {
  return field(options, { type: 'boolean' }, IsBoolean());
}

export function ChoiceField(
  options: FieldOptions & { of: readonly (string | number)[]; enumName: string },
): PropertyDecorator {
  const { of, enumName, ...rest } = options;
  return field(rest, { enum: [...of], enumName }, IsIn(of));
}

/** A day that exists, `2026-10-01`. */
export function LocalDateField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: '2026-10-01', ...options },
    { type: 'string', format: 'date' },
    check('isLocalDate', (value) => isLocalDate(value), 'a day that exists, such as 2026-10-01'),
  );
}

/** An instant with its offset (RFC 3339), `2026-10-01T14:00:00Z`. */
export function InstantField(options: FieldOptions): PropertyDecorator {
  const valid = (value: string) =>
    /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/.test(value) &&
    isLocalDate(value.slice(0, 10));
  return field(
    { example: '2026-10-01T14:00:00Z', ...options },
    { type: 'string', format: 'date-time' },
    check('isInstant', valid, 'an instant with its offset, such as 2026-10-01T14:00:00Z'),
  );
}

/** A wall-clock time, `10:00`. */
export function LocalTimeField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: '10:00', ...options },
    { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' },
    Matches(/^([01]\d|2[0-3]):[0-5]\d$/, {
      message: '$property must be a time such as 10:00',
      context: { like: '10:00' },
    }),
  );
}

/** A wall-clock time on a day, `2026-10-01T10:00`, without a zone. */
export function LocalStartField(options: FieldOptions): PropertyDecorator {
  const valid = (value: string) =>
    /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(value) && isLocalDate(value.slice(0, 10));
  return field(
    { example: '2026-10-08T10:00', ...options },
    { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
    check('isLocalStart', valid, 'a day and time such as 2026-10-08T10:00'),
  );
}

/** An IANA time zone. */
export function TimeZoneField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: 'Europe/Berlin', ...options },
    { type: 'string' },
    check('isTimeZone', (value) => isTimeZone(value), 'an IANA time zone such as Europe/Berlin'),
  );
}

function check(name: string, holds: (value: string) => boolean, expected: string): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => typeof value === 'string' && holds(value),
      defaultMessage: () => `$property must be ${expected}`,
    },
  });
}

/** Which page of a list. Query strings are text, so `limit` alone is read as a number. */
export class PageQuery {
  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 25,
    description: 'How many at most',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (/^\d{1,3}$/.test(String(value)) ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 25;

  @ApiProperty({
    ...{ required: false, description: '`nextCursor` of the page before', maxLength: 200 },
    example: 'MDE5YThiNWUtM2MxZi03YTUyLTlkNWUtMGI2ZjZjMWYyYTEx',
  })
  @IsOptional()
  @Matches(/^[\w-]{1,200}$/)
  cursor?: string;
}
