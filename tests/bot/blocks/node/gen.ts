import type { AnyChunk, KnownBlock, View } from '@slack/types';
import type { Manifest } from '@slack/web-api/dist/types/request/manifest';

export type Blocks = KnownBlock[];
export type V = View;
export type Chunks = AnyChunk[];
export type M = Manifest;
