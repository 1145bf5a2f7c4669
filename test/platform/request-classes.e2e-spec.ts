import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsObject, IsString, ValidateNested } from 'class-validator';
import { AppModule } from '../../src/app.module.js';
import { requestClasses, unseen } from './request-classes.js';

class Inner {
  @IsString() text: string;
}

class Unguarded {
  @IsObject() anything: object;
  @IsDefined() @Type(() => Inner) defined: Inner;
  @ValidateNested() @Type(() => Inner) maybeList: Inner;
  @IsArray() @ArrayMaxSize(3) unchecked: string[];
  @IsString({ each: true }) @ArrayMaxSize(3) notAList: string[];
  @IsArray() @IsString({ each: true }) endless: string[];
}

class Guarded {
  @IsObject() @ValidateNested() @Type(() => Inner) inner: Inner;
  @IsArray() @ArrayMaxSize(3) @ValidateNested({ each: true }) @Type(() => Inner) inners: Inner[];
  @IsArray() @ArrayMaxSize(3) @IsString({ each: true }) texts: string[];
  @IsIn(['a', null]) choice: string | null;
  @IsString() text: string;
}

describe('the classes of requests', () => {
  it('look into every object, and at every item of every list', () => {
    const ours = requestClasses().filter((each) => each !== Unguarded && each !== Guarded);
    expect(AppModule).toBeDefined();
    expect(ours.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['AddPersonRequest', 'CompleteEngagementRequest', 'StartPracticeRequest', 'PageQuery']),
    );
    expect(unseen(ours)).toEqual([]);
  });

  it('are told from those that do not', () => {
    expect(unseen([Guarded])).toEqual([]);
    expect(unseen([Unguarded])).toEqual([
      'Unguarded.anything: an object that is not looked into',
      'Unguarded.defined: an object that is not looked into',
      'Unguarded.maybeList: nested, and not checked to be one object',
      'Unguarded.unchecked: a list whose items are not checked',
      'Unguarded.notAList: not checked to be a list',
      'Unguarded.endless: a list without an end',
    ]);
  });
});
