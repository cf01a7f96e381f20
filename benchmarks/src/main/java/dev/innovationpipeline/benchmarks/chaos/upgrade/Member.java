package dev.innovationpipeline.benchmarks.chaos.upgrade;

import dev.innovationpipeline.benchmarks.part.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of the system that is upgraded.
 *
 * @param number among those of its role
 */
record Member(Role role, int number) {

  private static final int PROCESSORS = 2;

  /**
   * All, in an order of their upgrade.
   *
   * @param processorsFirst against the rule that readers are upgraded before writers
   */
  static List<Member> inOrder(boolean processorsFirst) {
    List<Member> readers = List.of(new Member(Role.SINK, 0), new Member(Role.INGEST, 0));
    List<Member> all = new ArrayList<>();
    for (int number = 0; number < PROCESSORS; number++) {
      all.add(new Member(Role.PROCESSOR, number));
    }
    all.addAll(processorsFirst ? all.size() : 0, readers);
    return List.copyOf(all);
  }

  @Override
  public String toString() {
    return role == Role.PROCESSOR ? role + "-" + number : role.toString();
  }
}
