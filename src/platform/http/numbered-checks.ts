import {
  ArrayMaxSize as checkArrayMaxSize,
  ArrayMinSize as checkArrayMinSize,
  Max as checkMax,
  MaxLength as checkMaxLength,
  Min as checkMin,
  ValidateBy,
  type ValidationOptions,
} from 'class-validator';

// class-validator's checks with a number in them say it in English sentences alone. These tell it as a parameter of the
// problem as well, so that an app says the sentence in its reader's language. The lint keeps requests from the others.

/** A list of so many at least. */
export function ArrayMinSize(min: number): PropertyDecorator {
  return checkArrayMinSize(min, { context: { min } });
}

/** A list of so many at most. */
export function ArrayMaxSize(max: number): PropertyDecorator {
  return checkArrayMaxSize(max, { context: { max } });
}

/** A number that is this or more. */
export function Min(min: number): PropertyDecorator {
  return checkMin(min, { context: { min } });
}

/** A number that is this or less. */
export function Max(max: number): PropertyDecorator {
  return checkMax(max, { context: { max } });
}

/** Text of so many characters at most, as class-validator counts them. */
export function MaxLength(max: number): PropertyDecorator {
  return checkMaxLength(max, { context: { max } });
}

/** Counts characters as Postgres does; class-validator's own leaves some out, which the database then refuses. */
export function HasLength(min: number, max: number, options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown) => {
    const length = typeof value === 'string' ? Array.from(value).length : -1;
    return length >= min && length <= max;
  };
  const between = min > 0 ? `between ${min} and ${max}` : `at most ${max}`;
  const defaultMessage = () => `$property must have ${between} characters`;
  return ValidateBy(
    { name: 'hasLength', validator: { validate, defaultMessage } },
    { ...options, context: { min, max } },
  );
}
