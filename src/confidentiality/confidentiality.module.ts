import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { Confidentiality } from './confidentiality.service.js';
import { ContentKeysRepository } from './content-keys.repository.js';
import { ErasureController } from './erasure.controller.js';
import { ErasureService } from './erasure.service.js';
import { KeyRotation } from './key-rotation.service.js';

/** What is said stays between two: each engagement's words are sealed under a key of its own. */
@Module({
  imports: [EngagementsModule],
  controllers: [ErasureController],
  providers: [ContentKeysRepository, Confidentiality, ErasureService, KeyRotation],
  exports: [Confidentiality, ErasureService, KeyRotation],
})
export class ConfidentialityModule {}
