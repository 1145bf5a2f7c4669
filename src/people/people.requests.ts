import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsIn, IsObject, IsOptional } from 'class-validator';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { ArrayMaxSize } from '../platform/http/numbered-checks.js';
import {
  ChoiceField,
  EmailField,
  IdField,
  LocalDateField,
  PageQuery,
  TextField,
  TimeZoneField,
} from '../platform/http/validators.js';
import { CAPACITIES, type CapacityName } from './capacity.entity.js';
import { LANGUAGES, type Language } from './person.entity.js';

export class GiveRoleRequest {
  @IdField({ description: 'A role of GET /api/v1/roles' })
  roleId: string;
  @LocalDateField({ description: 'The first day in this role' })
  from: string;
}

export class AddPersonRequest {
  @TextField({ description: 'How they are called', example: 'Ada Byron', max: 200 })
  name: string;
  @EmailField({ description: 'Where they are reached; they sign in with it', example: 'ada@example.org' })
  email: string;
  @TimeZoneField({ description: 'Where they are' })
  timeZone: string;
  @ChoiceField({ description: 'What we write to them in', of: LANGUAGES, enumName: 'Language', default: 'en' })
  language: Language = 'en';
  @IdField({ description: 'The company that employs them', optional: true })
  companyId?: string;
  @IdField({ description: 'The person they report to', optional: true })
  managerId?: string;
  @ApiProperty({
    enum: CAPACITIES,
    enumName: 'Capacity',
    isArray: true,
    default: [],
    required: false,
    description: 'What they are in the practice; an administrator says',
  })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(CAPACITIES.length)
  @IsIn(CAPACITIES, { each: true })
  capacities: CapacityName[] = [];
  @ApiProperty({ type: GiveRoleRequest, required: false, description: 'Their job' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GiveRoleRequest)
  role?: GiveRoleRequest;
}

export class ChangePersonRequest {
  @TextField({ description: 'How they are called', max: 200, optional: true })
  name?: string;
  @TimeZoneField({ description: 'Where they are', optional: true })
  timeZone?: string;
  @ChoiceField({ description: 'What we write to them in', of: LANGUAGES, enumName: 'Language', optional: true })
  language?: Language;
}

/** In a body, and not in an address: a proxy may log those. */
export class SearchPeopleRequest extends PageQuery {
  @EmailField({ description: 'Only who has this address', optional: true })
  email?: string;
  @TextField({ description: 'Only whose name has this in it', example: 'byron', max: 200, optional: true })
  name?: string;
}

export class ListPeopleQuery extends PageQuery {
  @ApiProperty({ required: false, enum: CAPACITIES, enumName: 'Capacity', description: 'Only who holds this capacity' })
  @IsOptional()
  @IsIn(CAPACITIES)
  capacity?: CapacityName;
}

export class AddCompanyRequest {
  @TextField({ description: 'Its name', example: 'Analytical Engines Ltd', max: 200 })
  name: string;
}

export class ListSponsorsQuery {
  @ApiProperty({ required: false, enum: ['true', 'false'], default: 'false', description: 'Those who were, too' })
  @IsOptional()
  @IsIn(['true', 'false'])
  past?: 'true' | 'false';
}

export class NameSponsorRequest {
  @IdField({ description: 'A person of this practice' })
  personId: string;
}
