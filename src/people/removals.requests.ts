import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsOptional, MaxLength } from 'class-validator';
import { PageQuery, TextField } from '../platform/http/validators.js';

export class RemovePersonRequest {
  @TextField({ description: 'Why; administrators alone read it', example: 'Left the practice', max: 1000 })
  reason: string;
}

export class ListRemovalsQuery extends PageQuery {
  @ApiProperty({ required: false, description: 'Only who has this address' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;
}
