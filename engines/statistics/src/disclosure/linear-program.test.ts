import { describe, expect, it } from 'vitest';
import { createProgram, type LinearProgram } from './linear-program.ts';
import { loadSolver, type Solver } from './solver.ts';

const solver = await loadSolver();

/** x + y = z. */
const sum = [{ columns: [0, 1, 2], coefficients: [1, 1, -1] }];

const opened = (one: Solver): LinearProgram => {
  const program = createProgram(one, 3, sum);
  program.setBounds(0, 1, 4);
  program.setBounds(1, 2, 5);
  program.setBounds(2, 0, 10);
  program.setCost(2, 1);
  return program;
};

/** A solver whose models fail the first `times` they are run. */
const failing = (times: number): Solver => {
  let left = times;
  return {
    constants: solver.constants,
    infinity: solver.infinity,
    createModel: (source) => {
      const model = solver.createModel(source);
      const run = model.run.bind(model);
      model.run = (callbacks) => {
        if (left-- > 0) throw new Error('singular');
        return run(callbacks);
      };
      return model;
    },
  };
};

describe('a linear program', () => {
  it('is solved again after each change', () => {
    const program = opened(solver);
    expect(program.minimise()).toMatchObject({ kind: 'optimal', objective: 3 });
    program.setBounds(0, 3, 4);
    expect(program.minimise()).toMatchObject({ kind: 'optimal', objective: 5 });
    program.setCost(2, -1);
    expect(program.minimise()).toMatchObject({ kind: 'optimal', objective: -9 });
    program.close();
  });

  it('says when nothing or everything is possible', () => {
    const program = opened(solver);
    program.setBounds(2, 20, 30);
    expect(program.minimise().kind).toBe('infeasible');
    program.setBounds(2, 0, Number.POSITIVE_INFINITY);
    program.setBounds(1, 2, Number.POSITIVE_INFINITY);
    program.setCost(2, -1);
    expect(program.minimise().kind).toBe('unbounded');
    program.close();
  });

  it('is solved in whole numbers', () => {
    const program = createProgram(solver, 2, [{ columns: [0, 1], coefficients: [2, -3] }]);
    program.setBounds(0, 1, 10);
    program.setBounds(1, 0, 10);
    program.setCost(0, 1);
    expect(program.minimise()).toMatchObject({ objective: 1 });
    expect(program.minimiseInWholeNumbers()).toMatchObject({ objective: 3, isProven: true });
    program.close();
  });

  it('is made anew when the solver fails once', () => {
    const program = opened(failing(1));
    expect(program.minimise()).toMatchObject({ kind: 'optimal', objective: 3 });
    program.close();
  });

  it('fails with a code when the solver fails twice', () => {
    const program = opened(failing(2));
    expect(() => program.minimise()).toThrow(expect.objectContaining({ code: 'solver-failed' }));
    program.close();
  });
});
