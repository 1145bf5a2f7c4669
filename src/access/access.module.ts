import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccessRepository } from './access.repository.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { Judgement } from './judgement.js';

/** Who may do what. The CallerSource comes from the identity module. */
@Global()
@Module({
  providers: [
    AccessRepository,
    Judgement,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
  ],
})
export class AccessModule {}
