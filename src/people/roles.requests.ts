import { ChoiceField, IdField, TextField, TextsField } from '../platform/http/validators.js';
import { ROLE_FAMILIES, type RoleFamily } from './role.entity.js';

export class AddRoleRequest {
  @TextField({ description: 'The job', example: 'Data Scientist', max: 120 })
  name: string;
  @ChoiceField({ description: 'What it belongs to', of: ROLE_FAMILIES, enumName: 'RoleFamily', default: 'other' })
  family: RoleFamily = 'other';
  @TextsField({
    description: 'Goals to offer to people in this role',
    ...{ max: 500, items: { min: 0, max: 30 }, default: [] },
  })
  exampleGoals: string[] = [];
}

export class AddExampleGoalRequest {
  @IdField({ description: 'The role, a built-in one as well' })
  roleId: string;
  @TextField({ description: 'What others in this role work toward', example: 'Explaining uncertainty', max: 500 })
  wording: string;
}
