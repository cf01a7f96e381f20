package dev.innovationpipeline.benchmarks.part;

import static net.bytebuddy.matcher.ElementMatchers.named;

import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/** Ends this process, as {@code kill -9} does, when it comes to a {@link HaltPoint}. */
final class Halting {

  private Halting() {}

  /** From now on; the classes that are loaded are changed in place. */
  static void after(HaltPoint point) {
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
        .type(named(point.className()))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(Halt.class).on(named(point.method()))))
        .installOn(ByteBuddyAgent.install());
  }

  /** Its body is put in at the end of the method. */
  static final class Halt {

    private static final int AS_BY_SIGKILL = 137;

    private Halt() {}

    @Advice.OnMethodExit
    static void halt() {
      Runtime.getRuntime().halt(AS_BY_SIGKILL);
    }
  }
}
