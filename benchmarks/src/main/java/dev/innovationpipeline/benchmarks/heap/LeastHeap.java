package dev.innovationpipeline.benchmarks.heap;

import dev.innovationpipeline.benchmarks.part.Role;
import java.time.Duration;

/**
 * The least heap of a service.
 *
 * @param megabytes 0 when none of those tried was enough
 * @param time of the load with it
 */
record LeastHeap(Role role, int megabytes, Duration time) {

  boolean wasFound() {
    return megabytes > 0;
  }
}
