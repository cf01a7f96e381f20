package dev.innovationpipeline.ingest.caller;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sender of a request, resolved once at the door.
 *
 * @param means how the caller was recognised
 * @param name for lists of keys and for logs: a person's id, or {@code key:} and a key's id
 * @param user the person in whose name runs are started; null in local mode, where requests say so
 * @param everyCompany whether the caller belongs to all companies, also to those to come
 * @param companies the ids of the companies that the caller belongs to
 * @param role null for one that may do nothing
 * @param actsForUsers whether the caller may start runs in the name of other persons
 * @param until when it is known no longer; null for no end
 * @param session the id of the browser's session that the request belongs to; null for none
 */
public record Caller(
    Means means,
    String name,
    @Nullable String user,
    boolean everyCompany,
    Set<String> companies,
    @Nullable Role role,
    boolean actsForUsers,
    @Nullable Instant until,
    @Nullable String session) {

  /** Anybody, in local mode, where nobody is asked. */
  public static final Caller ANYBODY =
      new Caller(Means.LOCAL, "anybody", null, true, Set.of(), Role.ADMIN, true, null);

  /** How a caller is recognised. */
  public enum Means {
    /** Not at all. */
    LOCAL,
    KEY,
    TOKEN
  }

  public Caller {
    companies = Set.copyOf(companies);
  }

  /** One whose request belongs to no session. */
  public Caller(
      Means means,
      String name,
      @Nullable String user,
      boolean everyCompany,
      Set<String> companies,
      @Nullable Role role,
      boolean actsForUsers,
      @Nullable Instant until) {
    this(means, name, user, everyCompany, companies, role, actsForUsers, until, null);
  }

  /** Whether the caller belongs to a company; a run without one is for those of all companies. */
  public boolean sees(@Nullable String company) {
    return everyCompany || (company != null && companies.contains(company));
  }

  /** Whether the caller has a role or one that includes it. */
  public boolean may(Role least) {
    return role != null && role.includes(least);
  }

  /** Whether the caller may start runs in the name of a person. */
  public boolean mayActFor(String person) {
    return actsForUsers || person.equals(user);
  }

  /** The same, known until another time. */
  public Caller until(@Nullable Instant end) {
    return new Caller(means, name, user, everyCompany, companies, role, actsForUsers, end, session);
  }

  /** The same at the page, known until another time. */
  public Caller inSession(String id, Instant end) {
    return new Caller(means, name, user, everyCompany, companies, role, actsForUsers, end, id);
  }
}
