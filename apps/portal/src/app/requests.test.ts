import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@yizhan/client/slim.ts';
import { useIntent } from './use-intent.ts';
import { useRequest } from './use-request.ts';

const problem = (code: string, status: number) => new ApiProblem({ code, status, detail: code });

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

describe('an intent', () => {
  it('is sent once, however often it is pressed while under way', async () => {
    const answer = deferred<string>();
    const keys: string[] = [];
    const intent = useIntent<string>();
    const send = ({ idempotencyKey }: { idempotencyKey: string }) => {
      keys.push(idempotencyKey);
      return answer.promise;
    };
    const first = intent.run(send);
    expect(await intent.run(send)).toBeNull();
    answer.resolve('done');
    expect(await first).toBe('done');
    expect(keys).toHaveLength(1);
  });

  it('keeps its key when the answer was lost, and takes a new one for another subject or after success', async () => {
    const keys: string[] = [];
    const intent = useIntent<string>();
    const send = (outcome: 'lost' | 'done') => async (options: { idempotencyKey: string }) => {
      keys.push(options.idempotencyKey);
      if (outcome === 'lost') throw problem('network', 0);
      return outcome;
    };
    await intent.run(send('lost'), { name: 'a' });
    expect(intent.problem.value?.code).toBe('network');
    await intent.run(send('lost'), { name: 'a' });
    await intent.run(send('done'), { name: 'b' });
    await intent.run(send('done'), { name: 'b' });
    expect(keys[0]).toBe(keys[1]);
    expect(new Set(keys).size).toBe(3);
    expect(intent.problem.value).toBeNull();
  });

  it('takes a new key after a refusal, which would otherwise be repeated from memory', async () => {
    const keys: string[] = [];
    const intent = useIntent<string>();
    const refuse = async (options: { idempotencyKey: string }) => {
      keys.push(options.idempotencyKey);
      throw problem('vacancy.closed', 409);
    };
    await intent.run(refuse, 1);
    await intent.run(refuse, 1);
    expect(keys[0]).not.toBe(keys[1]);
    expect(intent.busy.value).toBe(false);
  });
});

describe('a request', () => {
  it('shows the answer to the last question only', async () => {
    const answers = [deferred<string>(), deferred<string>()];
    let asked = 0;
    const request = useRequest(() => answers[asked++]?.promise ?? Promise.reject(new Error('too many')));
    const slow = request.run();
    const quick = request.run();
    answers[1]?.resolve('quick');
    expect(await quick).toBe('quick');
    answers[0]?.resolve('slow');
    expect(await slow).toBeNull();
    expect(request.value.value).toBe('quick');
    expect(request.busy.value).toBe(false);
  });

  it('keeps what it had when a later reading fails, and says why', async () => {
    let fails = false;
    const request = useRequest(async () => {
      if (fails) throw problem('network', 0);
      return 'kept';
    });
    await request.run();
    fails = true;
    expect(await request.run()).toBeNull();
    expect(request.value.value).toBe('kept');
    expect(request.problem.value?.code).toBe('network');
  });

  it('does not swallow a bug', async () => {
    const request = useRequest(async () => {
      throw new TypeError('bug');
    });
    await expect(request.run()).rejects.toThrow('bug');
  });
});
