import { Module } from '@nestjs/common';
import { CapacitiesController } from './capacities.controller.js';
import { CapacitiesRepository } from './capacities.repository.js';
import { CapacitiesService } from './capacities.service.js';
import { CompaniesController } from './companies.controller.js';
import { CompaniesRepository } from './companies.repository.js';
import { CompaniesService } from './companies.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { PracticesController } from './practices.controller.js';
import { PracticesService } from './practices.service.js';
import { RemovalsController } from './removals.controller.js';
import { RemovalsRepository } from './removals.repository.js';
import { RemovalsService } from './removals.service.js';
import { RolesController } from './roles.controller.js';
import { RolesRepository } from './roles.repository.js';
import { RolesService } from './roles.service.js';

/** Practices, people and what they are in them, companies, roles. */
@Module({
  controllers: [
    ...[PracticesController, PeopleController, CapacitiesController, RemovalsController],
    ...[CompaniesController, RolesController],
  ],
  providers: [
    ...[PeopleRepository, CapacitiesRepository, RemovalsRepository, RolesRepository, CompaniesRepository],
    ...[PracticesService, PeopleService, CapacitiesService, RemovalsService, RolesService, CompaniesService],
  ],
  exports: [PeopleService, PracticesService],
})
export class PeopleModule {}
