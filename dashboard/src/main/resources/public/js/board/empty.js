import { html } from 'lit';
import '../part/copy-line.js';
import { Part } from '../part/part.js';

/** A board without any posting: how to get some onto it, in lines that work as they stand. */
class Empty extends Part {
  static properties = { demo: {} };

  render() {
    if (this.demo) return html`<section class="panel notice" data-testid="empty"><h1>The demo is starting over</h1><p>Its first postings are on their way.</p></section>`;
    return html`
      <section class="panel notice empty" data-testid="empty">
        <h1>No postings yet</h1>
        <p>This board counts the skills that job postings ask for. It begins to move with the first posting, without a reload.</p>
        <ol>
          <li><h2>Publish one posting</h2><p>A schema.org JobPosting, as job sites embed it. An array or one posting a line works as well.</p>
            <skilltide-copy-line .line=${curlLine()}></skilltide-copy-line></li>
          <li><h2>Ask a job board</h2><p>Look first at what it would bring; then start with the same <code>--source</code>, and it is asked again by itself.</p>
            <skilltide-copy-line .line=${'./skilltide source try hackernews\n./skilltide up --source hackernews'}></skilltide-copy-line></li>
          <li><h2>Replay a file</h2><p>Postings of years, each with its own date.</p>
            <skilltide-copy-line .line=${`./skilltide replay FILE --format hackernews --to ${location.origin}`}></skilltide-copy-line></li>
          <li><h2>Watch the demo</h2><p>A world of its own that plays five years of postings.</p>
            <skilltide-copy-line .line=${'./skilltide demo'}></skilltide-copy-line></li>
        </ol>
      </section>`;
  }
}

function curlLine() {
  const posting = {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    identifier: 'first-1',
    title: 'Backend engineer',
    hiringOrganization: { '@type': 'Organization', name: 'Acme' },
    industry: 'fintech',
    datePosted: new Date().toISOString().slice(0, 10),
    description: 'Kotlin, Spring Boot, PostgreSQL and Kafka.',
  };
  const fields = Object.entries(posting).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `curl ${location.origin}/api/v1/postings -H 'Content-Type: application/json' -d '{
${fields.join(',\n')}
}'`;
}

customElements.define('skilltide-empty', Empty);
