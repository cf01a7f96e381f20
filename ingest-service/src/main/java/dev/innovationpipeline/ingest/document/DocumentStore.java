package dev.innovationpipeline.ingest.document;

import dev.innovationpipeline.ingest.caller.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Documents under the SHA-256 of their content: the same document has one name, and no name comes
 * from a user.
 */
@Component
public class DocumentStore {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern URL =
      Pattern.compile("https?://[^/]+/documents/([0-9a-f]{64})(?:\\?name=.*)?");

  private final Path directory;
  private final DocumentGrants grants;

  DocumentStore(DocumentSettings settings) {
    this.directory = settings.directory();
    this.grants = new DocumentGrants(directory.resolve("grants"));
  }

  /** Stores all of the content or nothing; returns its id. */
  String keep(InputStream content) throws IOException {
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, "upload-", ".part");
    try {
      MessageDigest digest = sha256();
      try (InputStream hashed = new DigestInputStream(content, digest)) {
        Files.copy(hashed, part, StandardCopyOption.REPLACE_EXISTING);
      }
      String id = HexFormat.of().formatHex(digest.digest());
      Files.move(part, directory.resolve(id), StandardCopyOption.ATOMIC_MOVE);
      return id;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  Optional<Path> find(String id) {
    return Optional.of(id)
        .filter(name -> ID.matcher(name).matches())
        .map(directory::resolve)
        .filter(Files::isRegularFile);
  }

  /** Lets callers of a company read a document from now on. */
  public void grant(String id, String companyId) throws IOException {
    if (find(id).isPresent()) {
      grants.add(id, companyId);
    }
  }

  /** Whether a document was uploaded by, or used by a run of, one of the caller's companies. */
  public boolean mayRead(String id, Caller caller) {
    return find(id).isPresent()
        && (caller.everyCompany()
            || caller.companies().stream().anyMatch(company -> grants.has(id, company)));
  }

  /** Whether there is such a document. */
  public boolean has(String id) {
    return find(id).isPresent();
  }

  /** The document that a blob_url of this service names, whatever the service's and its names. */
  public static Optional<String> idOf(String blobUrl) {
    Matcher url = URL.matcher(blobUrl);
    return url.matches() ? Optional.of(url.group(1)) : Optional.empty();
  }

  /** Deletes a document; does nothing when there is none. */
  public void delete(String id) throws IOException {
    Optional<Path> path = find(id);
    if (path.isPresent()) {
      Files.deleteIfExists(path.get());
      grants.remove(id);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
