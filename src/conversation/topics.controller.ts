import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, TopicPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { conversationErrors } from './conversation.errors.js';
import {
  ArrangeTopicsRequest,
  BringTopicRequest,
  DiscussTopicRequest,
  RewordTopicRequest,
  TopicsQuery,
} from './topics.requests.js';
import { TopicResponse, TopicsResponse } from './topics.responses.js';
import { TopicsService } from './topics.service.js';

const { engagementOver, topicState, othersWords, noTalk, talkOver, otherTopicsOpen } = conversationErrors;

@ApiTags('Conversation')
@Controller('api/v1/engagements/:engagementId/topics')
export class TopicsController {
  constructor(private readonly topics: TopicsService) {}

  @Get()
  @Requires('topic.read')
  @Operation({
    id: 'topics.list',
    summary: 'What the two of you want to talk about',
    description: 'Open ones in their order; settled ones latest first.',
    answer: TopicsResponse,
  })
  list(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Query() query: TopicsQuery,
  ): Promise<TopicsResponse> {
    return this.topics.list(caller, engagementId, query);
  }

  @Post()
  @Requires('topic.bring')
  @Operation({
    id: 'topics.bring',
    summary: 'Bring a topic',
    description: 'It is for the next session, and carries on to the one after it until it was discussed or dropped.',
    status: 201,
    answer: TopicResponse,
    problems: [engagementOver, talkOver],
  })
  bring(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: BringTopicRequest,
  ): Promise<TopicResponse> {
    return this.topics.bring(caller, engagementId, body);
  }

  @Put('order')
  @Requires('topic.arrange')
  @Operation({
    id: 'topics.arrange',
    summary: 'Say in which order to talk about them',
    description: 'All open topics. If-Match is the ETag of the list.',
    answer: TopicsResponse,
    conditional: true,
    problems: [engagementOver, otherTopicsOpen],
  })
  arrange(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @IfMatch() version: number,
    @Body() { topicIds }: ArrangeTopicsRequest,
  ): Promise<TopicsResponse> {
    return this.topics.arrange(caller, engagementId, version, topicIds);
  }

  @Get(':topicId')
  @Requires('topic.read')
  @Operation({ id: 'topics.read', summary: 'A topic', answer: TopicResponse })
  read(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, topicId }: TopicPath): Promise<TopicResponse> {
    return this.topics.read(caller, engagementId, topicId);
  }

  @Patch(':topicId')
  @Requires('topic.bring')
  @Operation({
    id: 'topics.reword',
    summary: 'Put a topic of yours in other words',
    answer: TopicResponse,
    conditional: true,
    problems: [engagementOver, topicState, othersWords, talkOver],
  })
  reword(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, topicId }: TopicPath,
    @IfMatch() version: number,
    @Body() body: RewordTopicRequest,
  ): Promise<TopicResponse> {
    return this.topics.reword(caller, engagementId, topicId, version, body);
  }

  @Post(':topicId/discussion')
  @Requires('topic.settle')
  @Operation({
    id: 'topics.discuss',
    summary: 'It was discussed',
    answer: TopicResponse,
    problems: [topicState, noTalk],
  })
  discuss(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, topicId }: TopicPath,
    @Body() { sessionId }: DiscussTopicRequest,
  ): Promise<TopicResponse> {
    return this.topics.discuss(caller, engagementId, topicId, sessionId);
  }

  @Post(':topicId/drop')
  @Requires('topic.settle')
  @Operation({ id: 'topics.drop', summary: 'Let it go', answer: TopicResponse, problems: [topicState] })
  drop(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, topicId }: TopicPath): Promise<TopicResponse> {
    return this.topics.drop(caller, engagementId, topicId);
  }

  @Post(':topicId/reopening')
  @Requires('topic.settle')
  @Operation({
    id: 'topics.reopen',
    summary: 'Talk about it after all',
    answer: TopicResponse,
    problems: [topicState, engagementOver],
  })
  reopen(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, topicId }: TopicPath): Promise<TopicResponse> {
    return this.topics.reopen(caller, engagementId, topicId);
  }
}
