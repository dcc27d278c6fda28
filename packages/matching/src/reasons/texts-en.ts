/**
 * The English texts; the same keys and parameters as the Chinese ones (a test compares them). They address the person
 * looking for work; `…_STAFF` speaks about them.
 */

export const REASONS_EN: Readonly<Record<string, string>> = {
  'seeker.occupation.same': 'exactly the work you want: {own|text}',
  'seeker.occupation.near': 'very near the work you want: {own|text}',
  'seeker.occupation.somewhat': 'somewhat like the work you want: {own|text}',
  'seeker.occupation.other': 'not the work you want: {own|text}',
  'seeker.occupation.no_wish': 'you have not said what work you want',
  'seeker.pay.above': 'pays {difference|yuan} {unit|each} more than you want',
  'seeker.pay.meets': 'pays {amount|yuan} {unit|each}, as much as you want',
  'seeker.pay.reaches': 'pays {low|yuan} to {high|yuan} {unit|each}; with good work as much as you want',
  'seeker.pay.below': 'pays at most {difference|yuan} {unit|each} less than you want',
  'seeker.pay.unstated': 'the pay is not stated; ask before you go',
  'seeker.pay.incomparable': 'the pay is stated in a unit that cannot be compared with yours; please ask',
  'seeker.distance.near': '{metres|distance} from home{basis|basis}',
  'seeker.distance.fair': '{metres|distance} from home, about {minutes|minutes} {mode|mode}{basis|basis}',
  'seeker.distance.far': '{metres|distance} from home, rather far{basis|basis}',
  'seeker.distance.far_named': '{metres|distance} from home, in a place you named{basis|basis}',
  'seeker.distance.far_housed': '{metres|distance} from home, but you can live there{basis|basis}',
  'seeker.distance.named_region': 'in a place you named',
  'seeker.distance.remote': 'can be done at home',
  'seeker.distance.unknown': 'the way cannot be told: no address is given',
  'seeker.conditions.likely': 'such work often means {limitations|limitations}; please ask first',
  'seeker.conditions.hours_unstated': 'the hours are not stated; please ask first',
  'seeker.conditions.shift_fits': 'the hours suit you: {shifts|shifts}',
  'seeker.conditions.fine': 'nothing in it that you cannot do',
  'seeker.lodging.met': '{what|provided}',
  'seeker.lodging.refused': 'not: {what|provided}',
  'seeker.lodging.unstated': 'does not say whether {what|whether}',
  'seeker.lodging.no_wish': 'you asked for neither lodging nor meals',
  'seeker.freshness.fresh': 'confirmed as open {days|ago}',
  'seeker.freshness.older': 'last confirmed as open {days|ago}',
  'seeker.freshness.stale': 'not confirmed for {days|days}; it may be filled',
  'seeker.freshness.unknown': 'nobody has confirmed that it is open',
  'seeker.answers.known': 'this employer answered {answered|number} of {referred|referrals}',
  'seeker.answers.new': 'this employer has no record of answers yet',
  'employer.occupation.same': 'you have done this work: {own|text}',
  'employer.occupation.near': 'you have done work very near to it: {own|text}',
  'employer.occupation.somewhat': 'you have done work somewhat like it: {own|text}',
  'employer.occupation.wants': 'you want to do {own|text}',
  'employer.occupation.other': 'you have not done this kind of work',
  'employer.occupation.no_wish': 'past work and wishes are not known yet',
  'employer.experience.enough': '{years|years} as {work|text}',
  'employer.experience.near': '{years|years} as {work|text}, which is close to this work',
  'employer.experience.short': '{years|years} as {work|text}; {asked|years} asked for',
  'employer.experience.lacking': '{asked|years} of experience asked for; none so far',
  'employer.experience.none_asked': 'no experience needed',
  'employer.skills.all': 'you can do {have|list}',
  'employer.skills.some': 'you can do {have|list}; {missing|list} is still to be learnt',
  'employer.skills.none': 'asks for {missing|list}, which your record does not show',
  'employer.skills.none_asked': 'names no skills',
  'employer.education.met': 'your schooling is enough: {held|education}',
  'employer.education.below': 'hopes for {asked|education}; you have {held|education}',
  'employer.education.unknown': 'asks for {asked|education}; your schooling is not known',
  'employer.education.none_asked': 'any schooling will do',
  'employer.certificates.held': 'you hold: {certificates|certificates}',
  'employer.certificates.missing': 'you do not hold: {certificates|certificates}',
  'employer.certificates.none_asked': 'no certificate needed',
  'employer.answers.known': 'you came to {attended|number} of {invited|appointments}',
  'employer.answers.new': 'no appointments on record yet',
  'employer.policy.group': '{group|group}: recommended first by policy',
};

/** The texts for staff instead; 'the seeker', never he or she. */
export const REASONS_EN_STAFF: Readonly<Record<string, string>> = {
  'seeker.occupation.same': 'exactly the work the seeker wants: {own|text}',
  'seeker.occupation.near': 'very near the work the seeker wants: {own|text}',
  'seeker.occupation.somewhat': 'somewhat like the work the seeker wants: {own|text}',
  'seeker.occupation.other': 'not the work the seeker wants: {own|text}',
  'seeker.occupation.no_wish': 'the seeker has not said what work is wanted',
  'seeker.pay.above': 'pays {difference|yuan} {unit|each} more than the seeker wants',
  'seeker.pay.meets': 'pays {amount|yuan} {unit|each}, as much as the seeker wants',
  'seeker.pay.reaches':
    'pays {low|yuan} to {high|yuan} {unit|each}; with good work as much as the seeker wants',
  'seeker.pay.below': 'pays at most {difference|yuan} {unit|each} less than the seeker wants',
  'seeker.pay.unstated': 'the pay is not stated; ask the employer before referring',
  'seeker.pay.incomparable':
    'the pay is stated in a unit that cannot be compared with the wish; ask before referring',
  'seeker.distance.far_named': '{metres|distance} from home, in a place the seeker named{basis|basis}',
  'seeker.distance.far_housed': '{metres|distance} from home, with lodging there{basis|basis}',
  'seeker.distance.named_region': 'in a place the seeker named',
  'seeker.conditions.likely': 'such work often means {limitations|limitations}; ask before referring',
  'seeker.conditions.hours_unstated': 'the hours are not stated; ask before referring',
  'seeker.conditions.shift_fits': 'the hours suit the seeker: {shifts|shifts}',
  'seeker.conditions.fine': 'nothing in it that the seeker cannot do',
  'seeker.lodging.no_wish': 'the seeker asked for neither lodging nor meals',
  'employer.occupation.same': 'has done this work: {own|text}',
  'employer.occupation.near': 'has done work very near to it: {own|text}',
  'employer.occupation.somewhat': 'has done work somewhat like it: {own|text}',
  'employer.occupation.wants': 'wants to do {own|text}',
  'employer.occupation.other': 'has not done this kind of work',
  'employer.skills.all': 'can do {have|list}',
  'employer.skills.some': 'can do {have|list}; {missing|list} is still to be learnt',
  'employer.skills.none': 'asks for {missing|list}, which the record does not show',
  'employer.education.met': 'schooling is enough: {held|education}',
  'employer.education.below': 'hopes for {asked|education}; the seeker has {held|education}',
  'employer.education.unknown': 'asks for {asked|education}; the schooling is not known',
  'employer.certificates.held': 'holds: {certificates|certificates}',
  'employer.certificates.missing': 'does not hold: {certificates|certificates}',
  'employer.answers.known': 'came to {attended|number} of {invited|appointments}',
};

export const EXCLUSIONS_EN: Readonly<Record<string, { text: string; change: string }>> = {
  'open.closed': { text: 'this vacancy is closed', change: 'the employer would have to publish it again' },
  'open.expired': {
    text: 'this vacancy ended on {validUntil|text}',
    change: 'the employer would have to extend it',
  },
  'headcount.full': { text: 'all places are filled', change: 'the employer would have to add places' },
  'blocked.vacancy': {
    text: 'it was tried before without success, or you said no to it',
    change: 'put it back from what you did not want',
  },
  'blocked.employer': {
    text: 'you said no to this employer',
    change: 'put the employer back from what you did not want',
  },
  'blocked.by_employer': {
    text: 'this employer has declined before',
    change: 'the employer would have to change its mind; staff can ask',
  },
  'kind.unwanted': {
    text: 'this is {kind|kind}; you look for {wanted|kinds}',
    change: 'add {kind|kind} to the kinds you look for',
  },
  'legal_age.under_16': { text: 'the law forbids work under 16', change: 'from the 16th birthday on' },
  'legal_age.minor_hazard': {
    text: 'under 18 the law forbids {limitations|limitations}',
    change: 'from the 18th birthday on',
  },
  'legal_age.minor_special': {
    text: 'special operations are open from 18',
    change: 'from the 18th birthday on',
  },
  'legal_age.retired_special': {
    text: 'special operations end with the statutory retirement age',
    change: 'the law does not allow it; look at work without a special operations certificate',
  },
  'reserved.other_groups': {
    text: 'only for {groups|groups}',
    change: 'if you belong to one of them, have it recognised at a site',
  },
  'place.too_far': {
    text: '{metres|distance} from home, beyond {limit|distance}{basis|basis}',
    change: 'raise the distance you travel above {metres|distance}, or name the place as one you would go to',
  },
  'place.other_region': {
    text: 'not in a place you would go to',
    change: 'name the place as one you would go to',
  },
  'place.dispatch': {
    text: 'the work is in another region',
    change: 'say in your record that you would go to another region',
  },
  'certificates.missing': { text: 'requires {certificates|anyOf}', change: 'with {certificates|anyOf}' },
  'education.below': {
    text: 'requires {asked|education}; you have {held|education}',
    change: 'with {asked|education}; staff can also ask the employer for leniency',
  },
  'education.other_field': {
    text: 'requires studies in {fields|fields}; yours are in {own|fields}',
    change: 'if you studied {fields|fields} too, put it into your record; staff can also ask the employer',
  },
  'experience.short': {
    text: 'requires {asked|years} of experience; you have {years|years} in all',
    change: 'with more experience; staff can also ask the employer for leniency',
  },
  'times.shift': {
    text: 'the hours are {shifts|shifts}, which you cannot work',
    change: 'widen the shifts you can work',
  },
  'times.week': {
    text: 'needs {missing|week}, when you are not free',
    change: 'add {missing|week} to the times you are free',
  },
  'overlap.busy': {
    text: 'you already have other gig work at {at|instant}',
    change: 'give back the order that overlaps',
  },
  'pay_floor.below': {
    text: 'pays at most {offered|yuan} {unit|each}, {short|yuan} below your floor',
    change: 'lower your floor to {offered|yuan}',
  },
  'cannot.involves': {
    text: 'the work involves {limitations|limitations}',
    change: 'take {limitations|limitations} off what you cannot do',
  },
  'lodging_needed.none': { text: 'no lodging is provided', change: 'no longer insist on lodging' },
};

/** The texts for staff instead. */
export const EXCLUSIONS_EN_STAFF: Readonly<Record<string, { text: string; change: string }>> = {
  'blocked.vacancy': {
    text: 'it was tried before without success, or the seeker said no to it',
    change: 'bring it back below the list of the seeker',
  },
  'blocked.employer': {
    text: 'the seeker said no to this employer',
    change: 'allow the employer again below the list of the seeker',
  },
  'blocked.by_employer': {
    text: 'this employer has declined the seeker before',
    change: 'the employer would have to change its mind; it can be asked again',
  },
  'kind.unwanted': {
    text: 'this is {kind|kind}; the seeker looks for {wanted|kinds}',
    change: 'with the seeker’s consent, add {kind|kind} to the kinds looked for',
  },
  'reserved.other_groups': {
    text: 'only for {groups|groups}',
    change: 'if the seeker belongs to one of them, have it recognised',
  },
  'place.too_far': {
    text: '{metres|distance} from home, beyond {limit|distance}{basis|basis}',
    change:
      'with the seeker’s consent, raise the distance travelled above {metres|distance}, or add the place to those named',
  },
  'place.other_region': {
    text: 'not in a place the seeker would go to',
    change: 'with the seeker’s consent, add the place to those named',
  },
  'place.dispatch': {
    text: 'the work is in another region',
    change: 'with the seeker’s consent, record that another region is accepted',
  },
  'education.below': {
    text: 'requires {asked|education}; the seeker has {held|education}',
    change: 'with {asked|education}; the employer can also be asked for leniency',
  },
  'education.other_field': {
    text: 'requires studies in {fields|fields}; the seeker’s are in {own|fields}',
    change: 'with {fields|fields} in the record, if studied too; the employer can also be asked',
  },
  'experience.short': {
    text: 'requires {asked|years} of experience; the seeker has {years|years} in all',
    change: 'with more experience; the employer can also be asked for leniency',
  },
  'times.shift': {
    text: 'the hours are {shifts|shifts}, which the seeker cannot work',
    change: 'when the seeker can work more shifts',
  },
  'times.week': {
    text: 'needs {missing|week}, when the seeker is not free',
    change: 'if the seeker can be free, add {missing|week} to the free times',
  },
  'overlap.busy': {
    text: 'the seeker already has other gig work at {at|instant}',
    change: 'give back the order that overlaps',
  },
  'pay_floor.below': {
    text: 'pays at most {offered|yuan} {unit|each}, {short|yuan} below the floor of the seeker',
    change: 'with the seeker’s consent, lower the floor to {offered|yuan}',
  },
  'cannot.involves': {
    text: 'the work involves {limitations|limitations}',
    change: 'if the seeker can do it, take {limitations|limitations} off what cannot be done',
  },
};
