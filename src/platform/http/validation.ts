import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldError } from '../errors/domain-error.js';
import { platformErrors } from '../errors/platform.errors.js';

/** Request classes say what is taken; anything else is refused, and nothing is converted behind one's back. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    transformOptions: { enableImplicitConversion: false },
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => platformErrors.invalid({ errors: errors.flatMap((error) => fieldErrors(error, '')) }),
  });
}

/** What is wrong with a field and what is in it, each with the numbers that its check goes by. */
function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${escaped(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, detail]) => {
    // Out of our own declarations, and nothing of what was sent.
    const parameters = error.contexts?.[code] as FieldError['parameters'];
    return { pointer, code, detail, ...(parameters && { parameters }) };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

/** A name as a part of a JSON pointer (RFC 6901). */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
