import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccessRepository } from './access.repository.js';

/** Who may do what. The CallerSource comes from the identity module. */
@Global()
@Module({
  providers: [AccessRepository, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class AccessModule {}
