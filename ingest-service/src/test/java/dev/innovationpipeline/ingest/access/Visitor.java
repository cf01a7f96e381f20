package dev.innovationpipeline.ingest.access;

import dev.innovationpipeline.ingest.access.AccessRule.Subject;
import dev.innovationpipeline.ingest.caller.Role;
import org.jspecify.annotations.Nullable;

/**
 * A kind of sender, and what the rules say of it.
 *
 * @param bearer what it sends to say who it is; null for nothing
 * @param known whether that is good
 * @param company its one company; {@code *} for all
 * @param forgetsToken whether it comes by a session's cookie, without the session's token
 */
record Visitor(
    String name,
    @Nullable String bearer,
    boolean known,
    @Nullable Role role,
    String company,
    boolean forgetsToken) {

  Visitor(
      String name, @Nullable String bearer, boolean known, @Nullable Role role, String company) {
    this(name, bearer, known, role, company, false);
  }

  static Visitor unknown(String name, @Nullable String bearer) {
    return new Visitor(name, bearer, false, null, "");
  }

  /** The status of a refusal; 0 when it gets through. */
  int refusal(AccessRule rule, boolean reads, boolean startsRunOfA) {
    if (bearer != null && !known) {
      return 401;
    }
    if (forgetsToken && !reads) {
      return 403;
    }
    Role least = rule.least();
    if (least == null) {
      return 0;
    }
    if (bearer == null) {
      return 401;
    }
    if (role == null || role.compareTo(least) < 0) {
      return 403;
    }
    if (company.equals("*")) {
      return 0;
    }
    if (rule.subject() == Subject.ALL_COMPANIES || (startsRunOfA && !company.equals("a"))) {
      return 403;
    }
    return rule.subject() == Subject.OWN_COMPANIES || company.equals("a") ? 0 : 404;
  }

  @Override
  public String toString() {
    return name;
  }
}
