const ANNOTATION = `<li class="note kind-{{kind}} in-{{threadKind}} r{{replyDepth}}" id="a{{number}}"{{#hasPlaces}} data-start="{{start}}" data-line="{{line}}"{{/hasPlaces}}>
<p><span class="number">{{number}}</span> <strong>{{kindName}}</strong>{{#reader}} <span class="who">{{reader}}</span>{{/reader}}{{#date}} <time datetime="{{date}}">{{date}}</time>{{/date}}{{#below}} <span class="path">{{below}}</span>{{/below}}{{#link}} <a class="back" href="{{link}}" title="{{words.goToNote}}" aria-label="{{words.goToNote}}">↗</a>{{/link}}
<span class="said">{{{text}}}</span></p>
</li>
`;

const ANNOTATIONS = `{{#hasAnnotations}}
<ul class="notes">
{{#annotations}}
${ANNOTATION}{{/annotations}}
</ul>
{{/hasAnnotations}}
`;

const LINE = `{{#path}}<span class="path">{{path}} ›</span> {{/path}}{{{text}}}{{#link}} <a class="back" href="{{link}}" title="{{words.goToNote}}" aria-label="{{words.goToNote}}">↗</a>{{/link}}`;

const PLACE = `{{#hasPlaces}} data-start="{{start}}" data-line="{{line}}"{{/hasPlaces}}`;

const FIGURES = `<td>{{count}}</td><td>{{#nodes}}{{annotated}}/{{nodes}} ({{coverage}} %){{/nodes}}</td>`;

const STATISTICS = `{{#statistics}}
<section class="statistics" aria-labelledby="statistics">
<h2 id="statistics">{{words.statistics}}</h2>
<div class="figures">
{{{chart}}}
<div class="table" role="region" aria-labelledby="statistics" tabindex="0">
<table>
<thead><tr><th scope="col">{{words.chapter}}</th>{{#kinds}}<th scope="col" class="kind-{{kind}}">{{name}}</th>{{/kinds}}<th scope="col">{{words.total}}</th><th scope="col">{{words.coverageHeading}}</th></tr></thead>
<tbody>
{{#chapters}}
<tr><th scope="row">{{#entry}}<a href="#n{{entry}}">{{label}}</a>{{/entry}}{{^entry}}{{label}}{{/entry}}</th>{{#kinds}}<td>{{count}}</td>{{/kinds}}${FIGURES}</tr>
{{/chapters}}
{{#others}}
<tr><th scope="row" colspan="8">{{others}}</th></tr>
{{/others}}
</tbody>
<tfoot><tr><th scope="row">{{words.total}}</th>{{#kinds}}<td>{{count}}</td>{{/kinds}}${FIGURES}</tr></tfoot>
</table>
</div>
</div>
</section>
{{/statistics}}
`;

const HEAD = `<!DOCTYPE html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
{{^nonce}}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
{{/nonce}}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{{pageTitle}}</title>
<style{{#nonce}} nonce="{{nonce}}"{{/nonce}}>
{{{style}}}
</style>
</head>
`;

const ENTRY = `{{#endsList}}
</ul>
{{/endsList}}
{{#startsList}}
<ul class="items">
{{/startsList}}
{{#isHeading}}
<div class="entry heading{{#isContext}} context{{/isContext}}" id="n{{number}}"${PLACE}>
<div class="text"><h{{level}}>${LINE}</h{{level}}>{{{more}}}</div>
${ANNOTATIONS}</div>
{{/isHeading}}
{{^isHeading}}
<li class="entry d{{itemDepth}}{{#isContext}} context{{/isContext}}" aria-level="{{itemLevel}}" id="n{{number}}"${PLACE}>
<div class="text"><p>${LINE}</p>{{{more}}}</div>
${ANNOTATIONS}</li>
{{/isHeading}}
`;

/** The built-in form of HTML, in the language of docs/templates.md. */
export const HTML_TEMPLATE = `${HEAD}<body>
<header>
<h1>{{{heading}}}</h1>
<p class="about">{{about}}</p>
</header>
{{#hasFilter}}
<fieldset class="filter">
<legend>{{words.show}}</legend>
{{#kinds}}
<label class="kind-{{kind}}"><input type="checkbox" id="show-{{kind}}" checked> {{name}} <span class="count">{{count}}</span></label>
{{/kinds}}
</fieldset>
{{/hasFilter}}
{{#hasContents}}
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">{{words.contents}}</h2>
<ol>
{{#contents}}
<li class="l{{level}}"><a href="#{{target}}">{{label}}</a></li>
{{/contents}}
</ol>
</nav>
{{/hasContents}}
<main>
{{#top}}
{{#hasText}}
<div class="entry top" id="n0"${PLACE}>
<div class="text">{{{more}}}</div>
${ANNOTATIONS}</div>
{{/hasText}}
{{/top}}
{{#isEmpty}}
<p>{{words.nothing}}</p>
{{/isEmpty}}
{{#parts}}
<section{{#kind}} class="in-{{kind}}" aria-labelledby="kind-{{kind}}"{{/kind}}>
{{#name}}
<h2 id="kind-{{kind}}">{{name}} <span class="count">{{count}}</span></h2>
{{/name}}
{{#entries}}
${ENTRY}{{/entries}}
{{#endsInItem}}
</ul>
{{/endsInItem}}
</section>
{{/parts}}
</main>
${STATISTICS}</body>
</html>
`;
