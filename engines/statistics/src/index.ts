/** @polder/statistics: intervals of proportions, rates and counts; control charts; comparisons. */
export type { Assurance } from './assurance.ts';
export { type BenchmarkComparison, compareWithBenchmark } from './benchmark.ts';
export { DEFAULT_CONFIDENCE } from './confidence.ts';
export { estimateCount } from './count.ts';
export type { CountOptions, Estimate, EstimateOptions, IntervalMethod } from './estimate.ts';
export { exponentialSmoothing } from './exponential-smoothing.ts';
export type {
  Forecast,
  ForecastMethod,
  ForecastOptions,
  ForecastPoint,
} from './forecast.ts';
export {
  type FunnelLimits,
  type FunnelPosition,
  funnelOfCount,
  funnelOfProportion,
  funnelPosition,
  funnelSizes,
} from './funnel.ts';
export type { Interval } from './interval.ts';
export { estimateMean } from './mean.ts';
export { normalDraws } from './normal-draws.ts';
export {
  type DispersionArea,
  type DispersionOptions,
  type DispersionScale,
  dispersedFunnel,
  type OverDispersion,
  overDispersion,
} from './over-dispersion.ts';
export type { Direction, Judgement, Polarity } from './polarity.ts';
export { estimateProportion } from './proportion.ts';
export { quantiles } from './quantiles.ts';
export { type Quintile, type QuintileOutcome, type QuintilePlace, quintiles } from './quintiles.ts';
export { estimateRate } from './rate.ts';
export {
  type RecentTrend,
  recentTrend,
  type TrendPoint,
} from './recent-trend.ts';
export { seasonalNaive } from './seasonal-naive.ts';
export {
  type SimilarArea,
  similarAreas,
  type Trait,
  type TraitDifference,
} from './similar-areas.ts';
export {
  type Index,
  type InequalityGroup,
  type SlopeIndex,
  type SlopeIndexOptions,
  slopeIndex,
} from './slope-index.ts';
export {
  directlyStandardisedRate,
  expectedEvents,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
  type ReferenceBand,
  type StandardisedBand,
  type StandardisedRate,
} from './standardised.ts';
export { StatisticsError, type StatisticsErrorCode } from './statistics-error.ts';
export { type XmrChart, xmrChart } from './xmr-chart.ts';
export type { XmrFinding } from './xmr-findings.ts';
export type { XmrGroup } from './xmr-group.ts';
export type { XmrLimits } from './xmr-limits.ts';
export type { XmrOptions } from './xmr-options.ts';
export type {
  XmrMeasuredPoint,
  XmrMissingPoint,
  XmrPoint,
  XmrSignal,
  XmrVariation,
} from './xmr-point.ts';
export type { XmrReading } from './xmr-reading.ts';
export type { XmrRule } from './xmr-rules.ts';
