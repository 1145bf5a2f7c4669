import { getMetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';

type Class = abstract new (...args: never[]) => object;
const PRIMITIVES: readonly unknown[] = [String, Number, Boolean];
/** Checks that let an object through without looking into it. */
const BLIND = ['isObject', 'isDefined', 'isNotEmpty', 'isNotEmptyObject', 'isInstance'];

/** Every class that class-validator knows of, with the checks of its properties. */
function knownClasses(): Map<Class, ValidationMetadata[]> {
  const storage = getMetadataStorage() as unknown as { validationMetadatas: Map<Class, ValidationMetadata[]> };
  return storage.validationMetadatas;
}

export function requestClasses(): Class[] {
  return [...knownClasses().keys()];
}

/**
 * Properties that let something through unseen: lists whose items nobody checks, objects that nobody looks into.
 * @returns `AddPersonRequest.role: …` each
 */
export function unseen(classes: Class[]): string[] {
  return classes.flatMap((target) => {
    const checks = knownClasses().get(target) ?? [];
    const properties = [...new Set(checks.map(({ propertyName }) => propertyName))];
    return properties.flatMap((property) => {
      const complaint = complaintAbout(
        target,
        property,
        checks.filter((check) => check.propertyName === property),
      );
      return complaint ? [`${target.name}.${property}: ${complaint}`] : [];
    });
  });
}

function complaintAbout(target: Class, property: string, checks: ValidationMetadata[]): string | undefined {
  const type: unknown = Reflect.getMetadata('design:type', target.prototype as object, property);
  const named = (name: string) => checks.some((check) => check.name === name);
  const nested = checks.filter((check) => check.type === 'nestedValidation');
  const looks = checks.filter((check) => check.name !== undefined && !BLIND.includes(check.name));
  if (type === Array || named('isArray')) {
    if (!named('isArray')) return 'not checked to be a list';
    if (!named('arrayMaxSize')) return 'a list without an end';
    return checks.some((check) => check.each) ? undefined : 'a list whose items are not checked';
  }
  if (nested.length) return named('isObject') ? undefined : 'nested, and not checked to be one object';
  if (PRIMITIVES.includes(type) || looks.some((check) => !check.each)) return undefined;
  return 'an object that is not looked into';
}
