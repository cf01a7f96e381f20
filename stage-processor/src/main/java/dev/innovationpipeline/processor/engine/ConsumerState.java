package dev.innovationpipeline.processor.engine;

import java.time.Duration;

/**
 * The consumer of a process, for probes.
 *
 * @param alive whether the threads without which the work stands still all live
 * @param sinceLastPoll a long time means a rebalance that waits for work, or a hang
 * @param member whether its group counts on it and a broker is connected
 */
record ConsumerState(String group, boolean alive, Duration sinceLastPoll, boolean member) {}
