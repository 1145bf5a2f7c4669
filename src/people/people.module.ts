import { Module } from '@nestjs/common';
import { CompaniesController } from './companies.controller.js';
import { CompaniesRepository } from './companies.repository.js';
import { CompaniesService } from './companies.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { PracticesService } from './practices.service.js';
import { RolesController } from './roles.controller.js';
import { RolesRepository } from './roles.repository.js';
import { RolesService } from './roles.service.js';

/** Practices, people, companies, roles. */
@Module({
  controllers: [PeopleController, CompaniesController, RolesController],
  providers: [
    ...[PeopleRepository, RolesRepository, CompaniesRepository],
    ...[PeopleService, RolesService, CompaniesService, PracticesService],
  ],
  exports: [PeopleService, PracticesService],
})
export class PeopleModule {}
