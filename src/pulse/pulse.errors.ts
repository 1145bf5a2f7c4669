import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const pulseErrors = declareErrors({
  notAsked: {
    code: 'pulse.not-asked',
    kind: 'conflict',
    title: 'Nobody is asked this at the moment',
    remedy: 'A pulse is taken within six weeks after the kickoff, midpoint or closing review has opened.',
  },
  answered: {
    code: 'pulse.answered',
    kind: 'conflict',
    title: 'You have answered this already',
    remedy: 'Read your answers. They stay as they are: an answer that changed would tell whose it is.',
  },
});

declareConstraints({
  pulse_once_a_moment: pulseErrors.answered,
});
