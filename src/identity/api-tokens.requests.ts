import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, ValidateIf } from 'class-validator';
import { TOKEN_ACCESS, TOKEN_MODULES, type TokenAccess, type TokenModule } from '../access/token-scope.js';
import { ArrayMaxSize } from '../platform/http/numbered-checks.js';
import { ChoiceField, IntegerField, TextField } from '../platform/http/validators.js';

export class CreateApiTokenRequest {
  @TextField({ description: 'What it is for', example: 'Nightly export', max: 120 })
  name: string;
  @IntegerField({ description: 'Days until it expires', min: 1, max: 365, default: 90 })
  expiresInDays: number = 90;
  @ChoiceField({
    ...{ description: 'Whether it may change things or only read them', of: TOKEN_ACCESS },
    ...{ enumName: 'TokenAccess', default: 'write' },
  })
  access: TokenAccess = 'write';
  @ApiProperty({
    ...{ enum: TOKEN_MODULES, enumName: 'TokenModule', isArray: true, required: false },
    description: 'What it may be used for, within what you may do; everything but signing in, if left out',
  })
  @ValidateIf((_object, value) => value !== undefined)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(TOKEN_MODULES.length)
  @ArrayUnique()
  @IsIn(TOKEN_MODULES, { each: true })
  modules?: TokenModule[];
}
