package dev.innovationpipeline.platform.process;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Work that a service does at intervals for as long as it runs. */
public abstract class PeriodicService implements SmartLifecycle {

  private volatile @Nullable PeriodicTasks running;

  /** The tasks, which have begun. */
  protected abstract PeriodicTasks begin();

  @Override
  public final void start() {
    running = begin();
  }

  @Override
  public final void stop() {
    PeriodicTasks tasks = running;
    running = null;
    if (tasks != null) {
      tasks.close();
    }
  }

  @Override
  public final boolean isRunning() {
    return running != null;
  }
}
