import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString } from 'class-validator';
import { ChoiceField, HasLength, TextField } from '../platform/http/validators.js';
import { ROLE_FAMILIES, type RoleFamily } from './role.entity.js';

export class AddRoleRequest {
  @TextField({ description: 'The job', example: 'Data Scientist', max: 120 })
  name: string;
  @ChoiceField({ description: 'What it belongs to', of: ROLE_FAMILIES, enumName: 'RoleFamily', default: 'other' })
  family: RoleFamily = 'other';
  @ApiProperty({ type: [String], default: [], required: false, description: 'Goals to offer to people in this role' })
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @HasLength(1, 500, { each: true })
  exampleGoals: string[] = [];
}
