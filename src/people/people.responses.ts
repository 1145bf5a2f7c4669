import { ApiProperty } from '@nestjs/swagger';
import { CAPACITIES, type CapacityName } from './capacity.entity.js';
import { LANGUAGES, type Language } from './person.entity.js';
import { ROLE_FAMILIES, type RoleFamily } from './role.entity.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

export class PersonResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ example: 'Ada Byron' }) name: string;
  @ApiProperty({ format: 'email' }) email: string;
  @ApiProperty({ example: 'Europe/London' }) timeZone: string;
  @ApiProperty({ enum: LANGUAGES, enumName: 'Language' }) language: Language;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) companyId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) managerId: string | null;
  @ApiProperty({ enum: CAPACITIES, enumName: 'Capacity', isArray: true, description: 'As far as you may see them' })
  capacities: CapacityName[];
  @ApiProperty({ description: 'Whether they have an account' }) signsIn: boolean;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class PeopleResponse {
  @ApiProperty({ type: [PersonResponse] }) items: PersonResponse[];
  @ApiProperty({ required: false }) nextCursor?: string;
}

export class PracticeResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ example: 'Byron Coaching' }) name: string;
  @ApiProperty({ example: 'Europe/London' }) timeZone: string;
  @ApiProperty({ description: 'Whether its administrators and coaches need a second factor' })
  demandsSecondFactor: boolean;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class CompanyResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ example: 'Analytical Engines Ltd' }) name: string;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class CompaniesResponse {
  @ApiProperty({ type: [CompanyResponse] }) items: CompanyResponse[];
  @ApiProperty({ required: false }) nextCursor?: string;
}

export class SponsorResponse {
  @ApiProperty(id) personId: string;
  @ApiProperty({ example: 'Grace Murray' }) name: string;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({ type: String, nullable: true, example: 'Ida Marsh', description: 'Who named them' }) namedBy:
    string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while they are' }) until:
    string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Ida Marsh' }) withdrawnBy: string | null;
}

export class SponsorsResponse {
  @ApiProperty({ type: [SponsorResponse] }) items: SponsorResponse[];
}

/** A goal that is offered to people in a role. */
export class ExampleGoalResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'Balance contributing and consulting' }) wording: string;
}

export class RoleResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ example: 'Architect' }) name: string;
  @ApiProperty({ enum: ROLE_FAMILIES, enumName: 'RoleFamily' }) family: RoleFamily;
  @ApiProperty({ description: 'Whether every practice has it' }) builtIn: boolean;
  @ApiProperty({ type: [ExampleGoalResponse] }) exampleGoals: ExampleGoalResponse[];
}

export class RolesResponse {
  @ApiProperty({ type: [RoleResponse] }) items: RoleResponse[];
}

export class HeldRoleResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ format: 'uuid' }) roleId: string;
  @ApiProperty({ example: 'Architect' }) name: string;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The last day; null while it is held' })
  until: string | null;
}

export class HeldRolesResponse {
  @ApiProperty({ type: [HeldRoleResponse] }) items: HeldRoleResponse[];
}
